"""The five steps; a step never knows another one."""
